@NullMarked
package dev.lever4j.tokenstore.r2dbc;

import org.jspecify.annotations.NullMarked;
