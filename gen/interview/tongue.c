/* How languages are punctuated, a row each.
 *
 * Quotes and spaces: Duden (German), Lexique des règles typographiques en usage à l'Imprimerie
 * nationale (French), Ortografía of the RAE (Spanish), Milchin and Cheltsova, Справочник издателя
 * (Russian), New Hart's Rules (English), and CLDR for the quotes of the others. */
#include "interview/tidy.h"

#include <stdio.h>

static const struct tongue tongues[] = {
	{ .langs = " en ",
		.quotes = { 0x201c, 0x201d, 0x2018, 0x2019 },
		.month_first = true,
		.months = " January February March April May June July August September October "
			  "November December Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec. ",
		.titles = " Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof. St St. Rev. Hon. Gen. Col. Lt. "
			  "Sgt. Capt. Sen. Rep. Gov. ",
		.before = " No. Nos. no. nos. p. pp. vol. vols. ch. fig. figs. Fig. art. Art. sec. "
			  "c. ca. ",
		.behind = " million billion trillion percent a.m. p.m. am pm AD BC CE BCE " },
	{ .langs = " de-CH de-LI ",
		.quotes = { 0xab, 0xbb, 0x2039, 0x203a },
		.thin = true,
		.months = " Januar Jänner Februar März April Mai Juni Juli August September "
			  "Oktober November Dezember ",
		.titles = " Dr. Prof. Hr. Fr. St. Dipl. ",
		.before = " Nr. S. Bd. Bde. Kap. Abb. Art. Abs. Tab. ca. Ziff. ",
		.behind =
			" Mio. Mrd. Millionen Million Milliarden Milliarde Prozent Uhr Franken " },
	{ .langs = " de lb ",
		.quotes = { 0x201e, 0x201c, 0x201a, 0x2018 },
		.thin = true,
		.months = " Januar Jänner Februar März April Mai Juni Juli August September "
			  "Oktober November Dezember ",
		.titles = " Dr. Prof. Hr. Fr. St. Dipl. ",
		.before = " Nr. S. Bd. Bde. Kap. Abb. Art. Abs. Tab. ca. Ziff. ",
		.behind = " Mio. Mrd. Millionen Million Milliarden Milliarde Prozent Uhr Euro " },
	{ .langs = " fr-CA ",
		.quotes = { 0xab, 0xbb, 0x201c, 0x201d },
		.apart = true,
		.colon_only = true,
		.months = " janvier février mars avril mai juin juillet août septembre octobre "
			  "novembre décembre ",
		.titles = " M. MM. Mme Mmes Mlle Dr Dre Pr Me Mgr ",
		.before = " n° nº no p. pp. vol. chap. fig. art. t. ",
		.behind = " million millions milliard milliards dollars " },
	{ .langs = " fr ",
		.quotes = { 0xab, 0xbb, 0x201c, 0x201d },
		.apart = true,
		.months = " janvier février mars avril mai juin juillet août septembre octobre "
			  "novembre décembre ",
		.titles = " M. MM. Mme Mmes Mlle Dr Pr Me Mgr ",
		.before = " n° nº no p. pp. vol. chap. fig. art. t. ",
		.behind = " million millions milliard milliards euros " },
	{ .langs = " es es-ES ",
		.quotes = { 0xab, 0xbb, 0x201c, 0x201d },
		.months =
			" de enero febrero marzo abril mayo junio julio agosto septiembre octubre "
			"noviembre diciembre ",
		.titles = " Sr. Sra. Srta. Sres. D. Dña. Dr. Dra. Prof. ",
		.before = " n.º núm. p. pág. págs. pp. vol. cap. fig. art. ",
		.behind = " mil millón millones euros " },
	{ .langs = " es-US es-MX es-AR es-CO es-CL es-PE es-VE es-419 ",
		.quotes = { 0x201c, 0x201d, 0x2018, 0x2019 },
		.months =
			" de enero febrero marzo abril mayo junio julio agosto septiembre octubre "
			"noviembre diciembre ",
		.titles = " Sr. Sra. Srta. Sres. D. Dña. Dr. Dra. Prof. ",
		.before = " n.º núm. p. pág. págs. pp. vol. cap. fig. art. ",
		.behind = " mil millón millones pesos dólares " },
	{ .langs = " it ",
		.quotes = { 0xab, 0xbb, 0x201c, 0x201d },
		.months = " gennaio febbraio marzo aprile maggio giugno luglio agosto settembre "
			  "ottobre novembre dicembre ",
		.titles = " Sig. Dott. Prof. On. Avv. Ing. ",
		.before = " n. p. pp. vol. cap. fig. art. ",
		.behind = " mila milione milioni miliardo miliardi euro " },
	{ .langs = " pt-BR ",
		.quotes = { 0x201c, 0x201d, 0x2018, 0x2019 },
		.months = " de janeiro fevereiro março abril maio junho julho agosto setembro "
			  "outubro novembro dezembro ",
		.titles = " Sr. Sra. Dr. Dra. Prof. ",
		.before = " n.º p. pp. vol. cap. fig. art. ",
		.behind = " mil milhão milhões bilhão bilhões reais " },
	{ .langs = " pt gl ca ",
		.quotes = { 0xab, 0xbb, 0x201c, 0x201d },
		.months = " de janeiro fevereiro março abril maio junho julho agosto setembro "
			  "outubro novembro dezembro ",
		.titles = " Sr. Sra. Dr. Dra. Prof. ",
		.before = " n.º p. pp. vol. cap. fig. art. ",
		.behind = " mil milhão milhões euros " },
	{ .langs = " nl ",
		.quotes = { 0x201c, 0x201d, 0x2018, 0x2019 },
		.months = " januari februari maart april mei juni juli augustus september oktober "
			  "november december ",
		.titles = " dhr. mevr. dr. prof. mr. St. ",
		.before = " nr. p. blz. vol. afb. art. ca. ",
		.behind = " miljoen miljard procent uur euro " },
	{ .langs = " ru ",
		.quotes = { 0xab, 0xbb, 0x201e, 0x201c },
		.thin = true,
		.em_dash = true,
		.months = " января февраля марта апреля мая июня июля августа сентября октября "
			  "ноября декабря ",
		.titles = " г-н г-на г-ну г-жа г-жи г. гг. ул. пр. им. акад. проф. доц. тов. св. ",
		.before = " с. стр. т. гл. рис. табл. ст. п. пп. ",
		.behind = " г. гг. в. вв. год года году годом лет век века тыс. млн млрд трлн руб. "
			  "рублей тенге тг долл. евро чел. процентов " },
	{ .langs = " be uk ",
		.quotes = { 0xab, 0xbb, 0x201e, 0x201c },
		.thin = true,
		.em_dash = true,
		.months = " січня лютого березня квітня травня червня липня серпня вересня жовтня "
			  "листопада грудня студзеня лютага сакавіка красавіка мая чэрвеня ліпеня "
			  "жніўня верасня кастрычніка лістапада снежня ",
		.titles = " г. ул. вул. ім. акад. проф. доц. ",
		.before = " с. т. гл. рис. табл. ст. п. пп. ",
		.behind = " р. рр. г. гг. ст. рік року гадоў тис. тыс. млн млрд грн руб. " },
	{ .langs = " kk ky tt ba ",
		.quotes = { 0xab, 0xbb, 0x201e, 0x201c },
		.thin = true,
		.em_dash = true,
		.endings = true,
		.months = " қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан "
			  "қараша желтоқсан ",
		.titles = " г. ш. акад. проф. доц. ",
		.before = " б. т. ",
		.behind =
			" ж. жж. ғ. жыл жылы жылдың жылғы жылдан жылға мың млн млрд трлн тг теңге "
			"пайыз " },
	{ .langs = " bg mk sr ",
		.quotes = { 0x201e, 0x201c, 0x2018, 0x2019 },
		.thin = true,
		.months =
			" януари февруари март април май юни юли август септември октомври ноември "
			"декември јануар фебруар мај јун јул септембар октобар новембар децембар ",
		.titles = " г-н г-жа г. ул. акад. проф. доц. ",
		.before = " с. стр. т. гл. ст. бр. ",
		.behind = " г. година год. в. век хил. млн млрд лв. лева " },
	{ .langs = " pl ",
		.quotes = { 0x201e, 0x201d, 0xab, 0xbb },
		.lone = " a i o u w z A I O U W Z ",
		.months = " stycznia lutego marca kwietnia maja czerwca lipca sierpnia września "
			  "października listopada grudnia ",
		.titles = " dr prof. ks. św. mgr inż. ",
		.before = " nr s. str. t. rozdz. rys. art. ust. pkt ",
		.behind = " r. w. tys. mln mld zł euro proc. " },
	{ .langs = " cs sk ",
		.quotes = { 0x201e, 0x201c, 0x201a, 0x2018 },
		.thin = true,
		.lone = " k s v z o u a i K S V Z O U A I ",
		.months = " ledna února března dubna května června července srpna září října "
			  "listopadu prosince januára februára marca apríla mája júna júla augusta "
			  "septembra októbra novembra decembra ",
		.titles = " dr. Dr. prof. Ing. Mgr. sv. ",
		.before = " č. s. str. sv. kap. obr. čl. ",
		.behind = " tis. mil. mld. milionů miliard korun Kč eur hod. " },
	{ .langs = " sl hr bs ",
		.quotes = { 0x201e, 0x201c, 0x201a, 0x2018 },
		.thin = true,
		.months =
			" siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna "
			"listopada studenoga prosinca januarja februarja marca aprila maja junija "
			"julija avgusta septembra oktobra novembra decembra ",
		.titles = " dr. prof. sv. g. ",
		.before = " br. str. št. čl. ",
		.behind = " milijuna milijuni milijard eura kuna " },
	{ .langs = " hu ro ",
		.quotes = { 0x201e, 0x201d, 0xab, 0xbb },
		.endings = true,
		.month_first = true,
		.months =
			" január február március április május június július augusztus szeptember "
			"október november december ianuarie februarie martie aprilie mai iunie "
			"iulie septembrie octombrie noiembrie decembrie ",
		.titles = " dr. Dr. prof. ",
		.before = " nr. sz. p. pag. ",
		.behind = " millió milliárd milioane miliarde lei forint " },
	{ .langs = " sv fi ",
		.quotes = { 0x201d, 0x201d, 0x2019, 0x2019 },
		.endings = true,
		.months =
			" januari februari mars april maj juni juli augusti september oktober "
			"november december tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta "
			"kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta ",
		.titles = " dr prof. tri ",
		.before = " nr s. kap. nro ",
		.behind = " miljoner miljarder miljoonaa miljardia kronor euroa kr " },
	{
		.langs = " nb nn no da ",
		.quotes = { 0xab, 0xbb, 0x2018, 0x2019 },
		.months = " januar februar mars marts april mai maj juni juli august september "
			  "oktober november desember december ",
		.titles = " dr. prof. ",
		.before = " nr. s. kap. ",
		.behind = " millioner milliarder kroner kr ",
	},
	{ .langs = " tr az ",
		.quotes = { 0x201c, 0x201d, 0x2018, 0x2019 },
		.endings = true,
		.months = " Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım "
			  "Aralık yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr "
			  "noyabr dekabr ",
		.titles = " Dr. Prof. Doç. Sn. ",
		.before = " s. No. no. ",
		.behind = " bin milyon milyar lira manat " },
	{ .langs = " el ",
		.quotes = { 0xab, 0xbb, 0x201c, 0x201d },
		.months =
			" Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου "
			"Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου ",
		.titles = " κ. κα ",
		.before = " αρ. σ. σελ. ",
		.behind = " εκατομμύρια δισεκατομμύρια ευρώ " },
	{ .langs = " ko ", .quotes = { 0x201c, 0x201d, 0x2018, 0x2019 } },
};

static bool listed(const char *langs, struct str lang)
{
	char word[16];
	if (lang.n == 0 || lang.n + 3 > sizeof word || memchr(lang.s, ' ', lang.n))
		return false;
	snprintf(word, sizeof word, " %.*s ", STR_ARG(lang));
	return strstr(langs, word) != NULL;
}

/* The whole tag, then without its last part, and so on. */
const struct tongue *tongue_of(struct str lang)
{
	while (lang.n > 0) {
		for (size_t i = 0; i < sizeof tongues / sizeof *tongues; i++)
			if (listed(tongues[i].langs, lang))
				return &tongues[i];
		do
			lang.n--;
		while (lang.n > 0 && lang.s[lang.n] != '-');
	}
	return NULL;
}
