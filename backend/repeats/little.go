package repeats

import "strings"

// littleWords returns the folded words of French, English and Dutch of which
// any sentence is full, and those of the usual formulas ("ce que je veux dire
// c'est que…"). They tell less than others that two texts are one.
func littleWords() map[string]bool {
	const french = `a ai ait alors apres as au aussi autre autres aux avaient avais avait avant avec avez
		avoir avons bah beaucoup ben bien bon c ca car ce cela ces cet cette chaque chez chose choses ci comme
		comment crois croit d dans de deja depuis des deux dire dis disait dit dois doit donc du elle elles en
		encore enfin est et etaient etais etait ete etes etre eu eux faire fais faisait fait faites faut fois
		font hein ici il ils j jamais je jour juste l la le les leur leurs lui m ma mais me meme mes mieux moi
		moins moment mon n ne ni non nos notre nous on ont ou oui par parce pas pense penser peu peut peux plus
		plutot pour pourquoi pouvait pouvoir puis qu quand que quelque quelques qui quoi rien s sa sais sait
		sans savais savait savoir se sera ses si soi soit sommes son sont souvent sous suis sur surtout t ta
		te tes toi ton toujours tous tout toute toutes tres trop trouve trouvais tu un une va vais vas veut
		veux vie voila voir vois vont vos votre voulais voulait vous vrai vraiment y`
	const english = `a about after all also am an and any are as at be because been being but by can could
		did do does don for from get go going got had has have he her here him his how i if in into is it its
		just know like ll m me mean more my no not now of on one or our out people re really s said say she
		so some t that the their them then there they thing things think this to up us ve very want was we
		well were what when where which who will with would yes you your`
	const dutch = `aan al als altijd bij dan dat de denk der deze die dit doen door dus een en er ga gaan geen
		had heb hebben heeft het hier hij hoe ik in is ja je jij kan kun maar me meer men met mij mijn moet na
		naar niet nog nu of om omdat ook op over te toen tot u uit van veel voor wat we weet wel wij wil worden
		wordt zat ze zeg zei zich zij zijn zo zou`
	out := map[string]bool{}
	for _, list := range []string{french, english, dutch} {
		for word := range strings.FieldsSeq(list) {
			out[word] = true
		}
	}
	return out
}
