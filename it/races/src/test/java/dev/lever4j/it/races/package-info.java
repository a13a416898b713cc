/** What several threads do at once, explored: by Lincheck, and by rounds in which two or three meet. */
@NullMarked
package dev.lever4j.it.races;

import org.jspecify.annotations.NullMarked;
