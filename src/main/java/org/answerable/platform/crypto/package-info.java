/** The keysets and the two things done with them: sealing and keyed hashing (Tink). */
package org.answerable.platform.crypto;
