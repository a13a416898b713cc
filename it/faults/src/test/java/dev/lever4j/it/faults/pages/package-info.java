/** What the pages of {@code docs/} promise, as far as a program can tell. */
@NullMarked
package dev.lever4j.it.faults.pages;

import org.jspecify.annotations.NullMarked;
