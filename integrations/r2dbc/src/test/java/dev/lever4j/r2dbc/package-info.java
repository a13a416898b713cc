@NullMarked
package dev.lever4j.r2dbc;

import org.jspecify.annotations.NullMarked;
