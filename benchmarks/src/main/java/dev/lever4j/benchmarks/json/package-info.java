/** How fast a page is read, beside the parser's own ways. */
@NullMarked
package dev.lever4j.benchmarks.json;

import org.jspecify.annotations.NullMarked;
