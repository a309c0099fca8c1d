package io.regioncheck.checks.configuration;

import io.regioncheck.release.Service;

/**
 * Something that is not set and should be.
 *
 * @param options their names, as one reads them in a sentence
 * @param files all that are read
 * @param file the one to write it in
 * @param line what to write
 */
record Missing(
        Service service,
        String group,
        String options,
        String files,
        String file,
        String expected,
        String line,
        String why,
        boolean warning) {}
