/** One queue per credential that hands out a token and a permit together. Not API. */
@NullMarked
package dev.lever4j.client.admission;

import org.jspecify.annotations.NullMarked;
