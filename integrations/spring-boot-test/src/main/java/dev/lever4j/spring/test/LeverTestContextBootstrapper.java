package dev.lever4j.spring.test;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/** Reads {@link LeverTest#properties()}. */
final class LeverTestContextBootstrapper extends TestSliceTestContextBootstrapper<LeverTest> {}
