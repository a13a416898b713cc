/** Gates over the whole test suite of every module that has this one's test-jar: no leak, no blocking call. */
@NullMarked
package dev.lever4j.client.gates;

import org.jspecify.annotations.NullMarked;
