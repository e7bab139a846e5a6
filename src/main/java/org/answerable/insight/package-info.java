/** Figures and overviews over all features, read only: the first page, and later charts, reports and activity data. */
package org.answerable.insight;
