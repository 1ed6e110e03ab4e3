"""Countries by their ISO 3166-1 code, under the English names that sentences use."""

_NAMES = """
ad Andorra; ae the United Arab Emirates; af Afghanistan; ag Antigua and Barbuda; ai Anguilla; al Albania; am Armenia; ao Angola;
aq Antarctica; ar Argentina; as American Samoa; at Austria; au Australia; aw Aruba; ax the Åland Islands; az Azerbaijan;
ba Bosnia and Herzegovina; bb Barbados; bd Bangladesh; be Belgium; bf Burkina Faso; bg Bulgaria; bh Bahrain; bi Burundi; bj Benin;
bl Saint Barthélemy; bm Bermuda; bn Brunei; bo Bolivia; bq Bonaire, Sint Eustatius and Saba; br Brazil; bs the Bahamas; bt Bhutan;
bv Bouvet Island; bw Botswana; by Belarus; bz Belize; ca Canada; cc the Cocos Islands; cd the Democratic Republic of the Congo;
cf the Central African Republic; cg the Republic of the Congo; ch Switzerland; ci Côte d’Ivoire; ck the Cook Islands; cl Chile;
cm Cameroon; cn China; co Colombia; cr Costa Rica; cu Cuba; cv Cape Verde; cw Curaçao; cx Christmas Island; cy Cyprus; cz Czechia;
de Germany; dj Djibouti; dk Denmark; dm Dominica; do the Dominican Republic; dz Algeria; ec Ecuador; ee Estonia; eg Egypt;
eh Western Sahara; er Eritrea; es Spain; et Ethiopia; fi Finland; fj Fiji; fk the Falkland Islands; fm Micronesia;
fo the Faroe Islands; fr France; ga Gabon; gb the United Kingdom; gd Grenada; ge Georgia; gf French Guiana; gg Guernsey; gh Ghana;
gi Gibraltar; gl Greenland; gm the Gambia; gn Guinea; gp Guadeloupe; gq Equatorial Guinea; gr Greece;
gs South Georgia and the South Sandwich Islands; gt Guatemala; gu Guam; gw Guinea-Bissau; gy Guyana; hk Hong Kong;
hm Heard Island and the McDonald Islands; hn Honduras; hr Croatia; ht Haiti; hu Hungary; id Indonesia; ie Ireland; il Israel;
im the Isle of Man; in India; io the British Indian Ocean Territory; iq Iraq; ir Iran; is Iceland; it Italy; je Jersey; jm Jamaica;
jo Jordan; jp Japan; ke Kenya; kg Kyrgyzstan; kh Cambodia; ki Kiribati; km the Comoros; kn Saint Kitts and Nevis; kp North Korea;
kr South Korea; kw Kuwait; ky the Cayman Islands; kz Kazakhstan; la Laos; lb Lebanon; lc Saint Lucia; li Liechtenstein;
lk Sri Lanka; lr Liberia; ls Lesotho; lt Lithuania; lu Luxembourg; lv Latvia; ly Libya; ma Morocco; mc Monaco; md Moldova;
me Montenegro; mf Saint Martin; mg Madagascar; mh the Marshall Islands; mk North Macedonia; ml Mali; mm Myanmar; mn Mongolia;
mo Macao; mp the Northern Mariana Islands; mq Martinique; mr Mauritania; ms Montserrat; mt Malta; mu Mauritius; mv the Maldives;
mw Malawi; mx Mexico; my Malaysia; mz Mozambique; na Namibia; nc New Caledonia; ne Niger; nf Norfolk Island; ng Nigeria;
ni Nicaragua; nl the Netherlands; no Norway; np Nepal; nr Nauru; nu Niue; nz New Zealand; om Oman; pa Panama; pe Peru;
pf French Polynesia; pg Papua New Guinea; ph the Philippines; pk Pakistan; pl Poland; pm Saint Pierre and Miquelon; pn Pitcairn;
pr Puerto Rico; ps Palestine; pt Portugal; pw Palau; py Paraguay; qa Qatar; re Réunion; ro Romania; rs Serbia; ru Russia; rw Rwanda;
sa Saudi Arabia; sb the Solomon Islands; sc the Seychelles; sd Sudan; se Sweden; sg Singapore; sh Saint Helena; si Slovenia;
sj Svalbard and Jan Mayen; sk Slovakia; sl Sierra Leone; sm San Marino; sn Senegal; so Somalia; sr Suriname; ss South Sudan;
st São Tomé and Príncipe; sv El Salvador; sx Sint Maarten; sy Syria; sz Eswatini; tc the Turks and Caicos Islands; td Chad;
tf the French Southern Territories; tg Togo; th Thailand; tj Tajikistan; tk Tokelau; tl East Timor; tm Turkmenistan; tn Tunisia;
to Tonga; tr Turkey; tt Trinidad and Tobago; tv Tuvalu; tw Taiwan; tz Tanzania; ua Ukraine; ug Uganda;
um the United States Minor Outlying Islands; us the United States; uy Uruguay; uz Uzbekistan; va the Vatican;
vc Saint Vincent and the Grenadines; ve Venezuela; vg the British Virgin Islands; vi the United States Virgin Islands; vn Vietnam;
vu Vanuatu; wf Wallis and Futuna; ws Samoa; xk Kosovo; ye Yemen; yt Mayotte; za South Africa; zm Zambia; zw Zimbabwe
"""
IN_SENTENCES = dict(entry.strip().split(" ", 1) for entry in _NAMES.split(";"))


def country_name(code: str) -> str:
    """As a heading or a label has it: "United States"; a code that is not listed comes back in capitals."""
    return IN_SENTENCES.get(code, code.upper()).removeprefix("the ")
