package io.regioncheck.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.regioncheck.broker.BrokerFailed.Kind;
import io.regioncheck.deadline.InterruptibleCall;
import io.regioncheck.environment.Broker;
import io.regioncheck.environment.Tls;
import io.regioncheck.environment.Trust;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Single GETs of the management API. Nothing else is ever sent. */
final class ManagementCalls implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A health check says with 503 that something is wrong; its body says what. */
    private static final int HEALTH_CHECK_FAILED = 503;

    private final OkHttpClient client;
    private final Broker access;
    private final Duration patience;

    ManagementCalls(Broker access, Tls tls, Duration patience) {
        this.access = access;
        this.patience = patience;
        this.client = Trust.of(tls)
                .applyTo(new OkHttpClient.Builder())
                .connectTimeout(patience)
                .callTimeout(patience)
                .followRedirects(false)
                .build();
    }

    JsonNode get(HttpUrl member, List<String> path, Map<String, String> query) {
        Request request = request(
                member, path, query, access.username(), access.password().reveal());
        try (Response response = send(request)) {
            String body = response.body().string();
            boolean failedCheck = response.code() == HEALTH_CHECK_FAILED && path.contains("health");
            if (response.isSuccessful() || failedCheck) {
                return parse(request, body);
            }
            throw refused(request, response.code(), body);
        } catch (IOException failure) {
            throw silent(request, failure);
        }
    }

    boolean letsIn(HttpUrl member, String username, String password) {
        Request request = request(member, List.of("whoami"), Map.of(), username, password);
        try (Response response = send(request)) {
            if (response.code() >= 500) {
                throw refused(request, response.code(), "");
            }
            return response.isSuccessful();
        } catch (IOException failure) {
            throw silent(request, failure);
        }
    }

    private static Request request(
            HttpUrl member, List<String> path, Map<String, String> query, String username, String password) {
        HttpUrl.Builder url = member.newBuilder().addPathSegment("api");
        path.forEach(url::addPathSegment);
        query.forEach(url::addQueryParameter);
        return new Request.Builder()
                .url(url.build())
                .header("Authorization", Credentials.basic(username, password))
                .build();
    }

    private Response send(Request request) throws IOException {
        try {
            return InterruptibleCall.await(client.newCall(request));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted during " + asked(request));
        }
    }

    private static JsonNode parse(Request request, String body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json.isContainerNode()) {
                return json;
            }
        } catch (JsonProcessingException wrong) {
            throw malformed(request, wrong);
        }
        throw malformed(request, new IOException("neither an object nor a list"));
    }

    private static BrokerFailed malformed(Request request, IOException cause) {
        return new BrokerFailed(
                Kind.MALFORMED,
                asked(request),
                "an answer that is no JSON of the management API",
                "does another service listen there? curl -i " + request.url(),
                cause);
    }

    private BrokerFailed refused(Request request, int status, String body) {
        // before 3.10 a missing right is answered with 401 too: only its words tell it from a wrong password
        boolean lacksRight = status == 403 || (status == 401 && !body.contains("Login failed") && !body.isEmpty());
        if (lacksRight) {
            return new BrokerFailed(
                    Kind.FORBIDDEN,
                    asked(request),
                    "answered " + status + ": the user " + access.username() + " lacks the tag for it",
                    "rabbitmqctl list_users; rabbitmqctl set_user_tags " + access.username()
                            + " monitoring (administrator for users and permissions)");
        }
        Kind kind = switch (status) {
            case 401 -> Kind.LOGIN_REFUSED;
            case 404 -> Kind.NOT_FOUND;
            default -> status >= 500 ? Kind.BROKEN : Kind.MALFORMED;
        };
        return new BrokerFailed(
                kind,
                asked(request),
                "answered " + status,
                kind == Kind.LOGIN_REFUSED
                        ? "rabbitmqctl authenticate_user " + access.username() + " PASSWORD"
                        : "look into the log of that RabbitMQ node");
    }

    private BrokerFailed silent(Request request, IOException failure) {
        if (failure instanceof SSLException) {
            return new BrokerFailed(
                    Kind.UNTRUSTED,
                    asked(request),
                    "no TLS: " + failure.getMessage(),
                    "openssl s_client -connect " + request.url().host() + ":"
                            + request.url().port(),
                    failure);
        }
        if (failure instanceof InterruptedIOException) {
            return new BrokerFailed(
                    Kind.SILENT,
                    asked(request),
                    "no answer within " + patience.toSeconds() + " s",
                    "rabbitmq-diagnostics status on that node; curl -i " + request.url(),
                    failure);
        }
        return new BrokerFailed(
                Kind.UNREACHABLE,
                asked(request),
                failure.getClass().getSimpleName() + ": " + failure.getMessage(),
                "rabbitmq-diagnostics status on that node; is the management plugin on? curl -i " + request.url(),
                failure);
    }

    private static String asked(Request request) {
        return "GET " + request.url();
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }
}
