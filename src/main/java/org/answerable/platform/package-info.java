/**
 * Clock, ids, text, keys, jobs, migrations and mail transport: what every feature may know and what knows no feature.
 */
package org.answerable.platform;
