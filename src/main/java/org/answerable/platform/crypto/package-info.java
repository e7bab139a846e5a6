/**
 * The keysets and what is done with them (Tink): sealing what is to be read again, with what it belongs to bound to it;
 * keyed hashing of what is to be recognised; and the keys that chain the journal.
 *
 * <p>Keys are given by the operator; a demonstration makes its own at its first start. Each start checks that they are
 * those that the database was founded with ({@link org.answerable.platform.crypto.KeyCheck}): with other keys nothing
 * that was stored could be opened. They are held in memory; no call reads a file.
 */
package org.answerable.platform.crypto;
