/** Clock, ids, text, keys, jobs, mail transport and HTTP plumbing: what every feature may know and what knows no feature. */
package org.answerable.platform;
