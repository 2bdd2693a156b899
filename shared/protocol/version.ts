/** The number of the protocol that client and server must share; a ticket carries it, another one is answered `version`. */
export const PROTOCOL_VERSION = 3;
