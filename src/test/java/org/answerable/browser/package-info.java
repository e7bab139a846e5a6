/**
 * The product as people meet it: real pages of a real server in a real browser, with JavaScript and without.
 * {@link org.answerable.browser.Person} walks by what is read and pressed, {@link org.answerable.browser.Inspection}
 * looks at each page on the way.
 */
package org.answerable.browser;
