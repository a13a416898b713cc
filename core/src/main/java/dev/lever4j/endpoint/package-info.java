/** Every operation of Lever's API as data. */
@NullMarked
package dev.lever4j.endpoint;

import org.jspecify.annotations.NullMarked;
