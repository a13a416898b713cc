@NullMarked
package dev.lever4j.client.token;

import org.jspecify.annotations.NullMarked;
