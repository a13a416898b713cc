@NullMarked
package dev.lever4j.spring.test;

import org.jspecify.annotations.NullMarked;
