/**
 * TopicWords: words that touch on a topic, by language: whole ones, or beginnings with `*`, in small letters without accents.
 * What is a common word of another of these languages stands in none of them ("die" is an article in German), nor does a
 * beginning that begins other words ("race*" would find "racecourse").
 */
import type { Topic } from "./topics.ts";

export const TOPIC_WORDS: Record<"en" | "de" | "fr" | "es", Record<Topic, string>> = {
  en: {
    racism: `racism racist racists racial racially racialised racialized antiracis* xenophob* antisemit* apartheid
      segregationis* ethnic ethnically ethnicity ethnicities supremacist supremacists supremacism blackface
      colonialis*`,
    religion: `religion religions religious religiously church churches mosque mosques synagogue synagogues temple
      temples bible biblical quran koran torah christian christians christianity catholic catholics protestant
      protestants islam islamic islamist* muslim muslims jewish judaism hindu hindus hinduism buddhis* atheis* jesus
      christ allah prayer prayers praying worship worshipp* blasphem* heresy heresies heretic heretics pope priest
      priests rabbi rabbis imam imams ramadan hanukkah`,
    slavery: `slave slaves slavery enslave* enslav* slaveholder* slaveowner* slaving abolitionis* serfdom bondage`,
    death: `death deaths dead deadly dying died deceased funeral funerals burial burials cemetery cemeteries
      graveyard* gravestone* tomb tombs murder murders murdered murderer* murderous suicide suicides suicidal killed
      killing killings corpse corpses genocid* holocaust massacre massacred massacres euthanasia obituar* mourning
      bereave* casualties fatalities`,
    sexuality: `sex sexy sexual sexuality sexually sexualis* sexualiz* homosexual* heterosexual* bisexual*
      transsexual* transgender* lesbian lesbians gay gays queer queers lgbt lgbtq homophob* transphob* porn
      pornograph* erotic erotica nudes nudity naked prostitut* orgasm*`,
    sexism: `sexism sexist sexists misogyn* misandr* patriarch* chauvinis* feminis* metoo antifeminis*`,
  },
  de: {
    racism: `rassismus rassist rassisten rassistin rassistinnen rassistisch* rassenhass rassentrennung antirassis*
      fremdenfeindlich* fremdenhass auslanderfeindlich* auslanderhass antisemitismus antisemitisch* volkisch*
      kolonialismus ethnisch ethnische ethnischen ethnischer`,
    religion: `religionen religios religiose religiosen religioser kirche kirchen moschee moscheen synagogen tempel
      bibel koran thora christen christentum christlich* katholisch* katholiken evangelisch* protestanten muslime
      muslimin muslimisch* islamisch* juden judin judisch* judentum hinduismus buddhismus atheisten atheismus
      gottesdienst* gebet gebete beten gotteslaster* ketzer* papst priester rabbiner fastenzeit`,
    slavery: `sklave sklaven sklavin sklavinnen sklaverei sklavisch* versklav* sklavenhand* sklavenhalter*
      sklavenmarkt leibeigen* zwangsarbeit zwangsarbeiter*`,
    death: `tod tode todes todesfall todesfalle todesopfer todlich* toten gestorben gestorbene* verstorben* starben
      sterben sterbend* beerdigung* begrabnis* bestattung* friedhof* friedhofe graber ermord* mordopfer mordfall*
      mordanschlag* selbstmord* suizid* getotet* leiche leichen volkermord* massaker sterbehilfe trauerfeier*
      nachruf nachrufe`,
    sexuality: `sexuell sexuelle sexuellen sexueller sexuelles sexualitat homosexuell* heterosexuell* bisexuell*
      transsexuell* lesbe lesben lesbisch* schwulenfeindlich* homophobie transphobie porno pornos pornografi*
      pornographi* erotik erotisch* nackt nackte nackten nackter nacktheit prostituierte*`,
    sexism: `sexismus sexistisch* sexisten frauenfeindlich* frauenhass mannerfeindlich* mannerhass misogynie
      patriarchat* patriarchal* feminismus feministisch* feministin feministinnen`,
  },
  fr: {
    racism: `racisme raciste racistes racial raciale raciales raciaux antiracis* xenophobie antisemitisme antisemite
      antisemites colonialisme ethnique ethniques ethnie ethnies`,
    religion: `religieux religieuse religieuses eglise eglises mosquee mosquees coran chretien chretiens chretienne
      chretiennes christianisme catholique catholiques protestantisme musulman musulmans musulmane musulmanes
      islamique islamiques juif juifs juive juives judaisme hindouisme bouddhis* athee athees priere prieres prier
      pretre pretres rabbin rabbins careme pape blaspheme blasphemes`,
    slavery: `esclave esclaves esclavage esclavagis* negrier negriers servage asserv*`,
    death: `mort morts morte mortes mortel mortels mortelle mortelles mourir mourant mourants mourut decede decedes
      decedee decedees deces tombeau tombeaux funerailles obseques enterrement enterrements cimetiere cimetieres
      meurtre meurtres meurtrier meurtriers meurtriere assassin assassins assassine assassines assassinat* tuer tues
      tuee tuees cadavre cadavres massacrer genocide genocides deuil euthanasie`,
    sexuality: `sexe sexes sexuel sexuels sexuelle sexuelles sexualite homosexuel* heterosexuel* bisexuel*
      transsexuel* transgenre transgenres lesbienne lesbiennes homophobie homophobe homophobes transphobie
      pornograph* erotique erotiques nudite prostituee prostituees`,
    sexism: `sexisme sexiste sexistes misogynie misogyne misogynes patriarcat patriarcal patriarcale feminisme
      feministe feministes machisme machiste machistes`,
  },
  es: {
    racism: `racismo racista racistas raciales antirracis* xenofobia xenofobo xenofobos xenofoba antisemitismo
      antisemita antisemitas colonialismo etnia etnias etnico etnicos etnica etnicas`,
    religion: `religioso religiosos religiosa religiosas iglesia iglesias mezquita mezquitas sinagoga sinagogas
      biblia cristiano cristianos cristiana cristianas cristianismo catolico catolicos catolica catolicas musulmanes
      musulmana musulmanas judio judios judaismo hinduismo budismo budista budistas ateo ateos oracion oraciones
      rezar rezo rezos sacerdote sacerdotes rabino rabinos cuaresma blasfem*`,
    slavery: `esclavo esclavos esclava esclavas esclavitud esclavis* esclaviz* negrero negreros servidumbre`,
    death: `muerte muertes muerto muertos muerta muertas mortal mortales morir murio murieron moribund* fallecid*
      fallecio fallecer funeral funerales entierro entierros cementerio cementerios tumba tumbas asesin* homicidio
      homicidios suicidio suicidios suicida suicidas matar mataron matanza matanzas cadaver cadaveres masacre
      masacres genocidio genocidios luto eutanasia`,
    sexuality: `sexo sexos sexuales sexualidad homosexual* heterosexual* bisexual* transexual* transgenero lesbiana
      lesbianas homofobia homofobo transfobia pornograf* erotico erotica eroticos eroticas desnudo desnudos desnuda
      desnudas desnudez prostituta prostitutas prostitucion`,
    sexism: `sexismo sexista sexistas misoginia misogino misoginos patriarcado patriarcal machismo machista
      machistas feminismo feminista feministas`,
  },
};
