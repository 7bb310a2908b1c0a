package store

// blobs reads every text and original, those of testimonies that were undone too.
func (c *checker) blobs() {
	for _, k := range []kind{kindText, kindOriginal} {
		_ = c.tx.bucket(k).ForEach(func(key, sealed []byte) error {
			if !c.meter.add(int64(len(sealed))) {
				return c.meter.ctx.Err()
			}
			record := k.String() + " " + blobName(k, key)
			data, err := c.tx.blob(k, key)
			if err != nil {
				c.report(Unreadable, record, "%s", reason(err))
			} else if k == kindOriginal && c.tx.store.codec.name(Hash(data)) != string(key) {
				c.report(Altered, record, "it changed")
			}
			return nil
		})
	}
}

// keys compares the derived keys with those that the records want.
func (c *checker) keys() {
	want := map[slot]bool{}
	for _, q := range c.quotes {
		for _, d := range quoteKeys(q) {
			want[d] = true
		}
	}
	for _, m := range c.testimonies {
		for _, d := range c.tx.store.codec.testimonyKeys(m) {
			want[d] = true
		}
	}
	for _, k := range []kind{kindQuoteByTestimony, kindQuoteByCode, kindByOriginal} {
		_ = c.tx.bucket(k).ForEach(func(key, value []byte) error {
			d := slot{k, string(key)}
			if !want[d] || len(value) > 0 {
				c.report(KeyTooMany, "file", "%q of the %s", key, k)
			}
			delete(want, d)
			return nil
		})
	}
	for d := range want {
		c.report(KeyMissing, "file", "%q of the %s", d.key, d.kind)
	}
}
