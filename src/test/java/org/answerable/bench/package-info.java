/**
 * The benchmarks of {@code script/bench}: the running product beside the plain tools it is made of, measured in the
 * same run.
 */
package org.answerable.bench;
