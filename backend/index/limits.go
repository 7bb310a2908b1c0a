package index

// Limits of a search.
const (
	MinPrefix   = 2    // letters before a star
	MinSuffix   = 3    // letters after a star
	MinFuzzy    = 4    // letters before a ~
	MaxWords    = 64   // words in all
	MaxDepth    = 16   // parentheses in one another
	MaxDistance = 100  // words that may stand among those of a near
	MaxMeant    = 2000 // words of the project that one with a star before it, or a ~ after it, means
)
