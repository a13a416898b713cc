/** Lever's authorization server: authorize, token, rotation and reuse detection. Internal. */
@NullMarked
package dev.lever4j.simulator.oauth;

import org.jspecify.annotations.NullMarked;
