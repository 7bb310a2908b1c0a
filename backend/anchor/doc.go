// Package anchor prepares text for quoting and says where quotes stand in it:
// normalisation before any position exists, folding for comparison, conversion
// between units of position, and the description by which a quote is checked
// and found again.
//
// Inside Florilège positions are UTF-8 bytes, half-open. JavaScript counts
// UTF-16 units and other tools code points; this package is the only one that
// converts.
package anchor
