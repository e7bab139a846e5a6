package org.answerable.web;

import java.util.List;

/**
 * A list as the contract has it.
 *
 * @param next the cursor of the next page, {@code null} on the last
 */
public record Items<T>(List<T> items, String next) {}
