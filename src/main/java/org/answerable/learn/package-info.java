/**
 * The pages that explain: how it works, rights and help, the privacy notice, the moderation rules. They hold no data
 * and know no feature.
 */
package org.answerable.learn;
