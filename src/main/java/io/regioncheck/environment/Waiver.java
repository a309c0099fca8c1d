package io.regioncheck.environment;

import java.time.LocalDate;

/**
 * A finding that is known and accepted until a day.
 *
 * @param check the check's id
 * @param subject the finding's subject; {@code *} stands for any run of characters
 * @param expires the last day on which it holds
 */
public record Waiver(String check, String subject, String reason, LocalDate expires) {}
