package pseudonym

import "strings"

// everyday returns names that are words of every day as well, folded.
func everyday() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(everydayWords) {
		out[w] = true
	}
	return out
}

const everydayWords = `
aime aimee ange avril blanche brune candide cerise claire clement clemence constant constance desire desiree
felicite fleur fidele france franc gentil grace honore innocent iris jade jasmin jean jeans justice juste lila lilas
line marguerite mai modeste net olive opale parfait pascal perle pervenche pierre prudence prosper reine rose rosier
sage sincere sol soleil solange violette victoire vermeil ambre colombe capucine aurore aube aster celeste charite
esperance foi hope joy grant mark bill will rich guy dean summer may june april faith
petit petite grand grande gros leger blanc noir roux rouge vert gris brun long court haut bas fort doux dur sec beau
bon bonne bel vieux jeune neuf noble riche roi prince comte duc chevalier eveque moine abbe pape
boulanger boucher charpentier charron chapelier cordonnier couturier fournier forgeron jardinier macon
marchand meunier mercier berger bouvier pasteur pelletier potier prevost sellier serrurier tailleur tisserand
tonnelier vacher vigneron fabre faure page sergent marechal maire leroi
bois bosquet bouleau chene frene hetre tilleul noyer pommier poirier prunier verger prairie pre champ champs
fontaine rivage riviere ruisseau mont montagne val vallee roche rocher dune lac mer plage port pont porte puits
chateau castel tour tours chapelle eglise clocher moulin ferme grange maison maisons hotel villa cour jardin parc
loup renard lievre lapin cerf sanglier mouton agneau poulain coq merle rossignol hirondelle aigle corbeau pinson
hiver automne printemps ete dimanche samedi lundi noel midi matin janvier fevrier mars juin juillet aout
dinde dinant orange pau lens nice sens mons huy ath spa aubel gouvy don fer
abri accueil acces aide ancre arc arche atelier aurore avenir balise boussole bouee cap carrefour cite clef cle
coeur comptoir corail courage croisee croix dialogue elan ensemble envol escale espoir essor etape etoile etincelle
faitout foyer gare halte harmonie horizon jonction lien liens lumiere main mains mosaique nid oasis olivier parcours
passage passerelle phare pivot plateforme poste rebond relais rencontre refuge ressource ressort ruche sablier sentier
seuil service source tandem terrain terre terres toit tremplin trait transit union vague vie ville village voile voix
ecole college lycee hopital clinique creche mission commune mutuelle syndicat police tribunal prison
`
