package io.regioncheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequiredOptionsTests {
    private final RequiredOptions facts = RequiredOptions.facts();

    @Test
    void novaNeedsALoginAtNeutronFromMitakaOn() {
        assertThat(facts.logins())
                .filteredOn(login ->
                        login.service() == Service.NOVA && login.group().equals("neutron"))
                .singleElement()
                .satisfies(login -> {
                    assertThat(login.needed()).contains(Release.MITAKA);
                    assertThat(login.ifUsed()).isTrue();
                    assertThat(login.programs()).isEmpty();
                    assertThat(login.why()).contains("ports of every server");
                });
    }

    @Test
    void onlyThoseProgramsAreAskedThatReadTheGroup() {
        assertThat(facts.logins())
                .filteredOn(login ->
                        login.service() == Service.NOVA && login.group().equals("placement"))
                .singleElement()
                .satisfies(login -> {
                    assertThat(login.programs()).containsExactly("nova-compute", "nova-scheduler");
                    assertThat(login.needed()).contains(Release.OCATA);
                });
    }

    @Test
    void everyOptionThatIsRequiredIsOneOfTheServices() {
        for (RequiredOptions.Requirement required : facts.options()) {
            OptionFacts options = OptionFacts.of(required.service());
            List<OptionName> names = required.anyOf().stream()
                    .map(name -> new OptionName(required.group(), name))
                    .toList();
            assertThat(names).isNotEmpty();
            assertThat(names)
                    .as("%s at %s", required, required.since())
                    .anyMatch(name -> options.takes(name, required.since()));
            assertThat(required.line()).contains(" = ");
            assertThat(required.why()).isNotBlank();
        }
    }
}
