package io.regioncheck.check;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a check once per cell of its matrix, for the run whose launcher session it is in. */
final class CheckExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), Check.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        CheckSession session = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(CheckSession.STORE))
                .get(CheckSession.KEY, CheckSession.class);
        if (session == null) {
            throw new IllegalStateException("checks run through regioncheck: mvn verify -Denv=<environment>");
        }
        CheckMethod check = CheckMethod.of(context.getRequiredTestMethod());
        return check.cells(session.environment()).stream().map(cell -> invocation(session, check, cell));
    }

    private static TestTemplateInvocationContext invocation(CheckSession session, CheckMethod check, Cell cell) {
        return new TestTemplateInvocationContext() {
            @Override
            public String getDisplayName(int index) {
                return check.label(cell);
            }

            @Override
            public List<Extension> getAdditionalExtensions() {
                return List.of(new CheckInvocation(session, check, cell));
            }
        };
    }
}
