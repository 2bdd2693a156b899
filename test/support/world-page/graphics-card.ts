/** GraphicsCard: a script for `addInitScript`, after which pages draw as on a machine with a graphics card, however long it takes here. */
export const GRAPHICS_CARD = `
  const asked = WebGL2RenderingContext.prototype.getParameter;
  WebGL2RenderingContext.prototype.getParameter = function (name) {
    const unmaskedRenderer = 0x9246;
    return name === unmaskedRenderer ? "a graphics card" : asked.call(this, name);
  };`;
