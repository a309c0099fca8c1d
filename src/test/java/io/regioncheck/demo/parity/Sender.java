package io.regioncheck.demo.parity;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Sends what the script asks, with the token of the one who asks. */
final class Sender {
    private final Wire wire = new Wire();
    private final RunningRegion region;
    private final String regionName;
    private final Map<String, Session> sessions = new HashMap<>();

    Sender(RunningRegion region, String regionName) {
        this.region = region;
        this.regionName = regionName;
    }

    /** Sends a request whose words are filled in. */
    Answer send(Ask ask) throws IOException {
        boolean nobody = ask.as().equals("nobody");
        Session session = session(nobody ? "member" : ask.as());
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ask.body().ifPresent(json -> headers.put("Content-Type", "application/json"));
        ask.raw().ifPresent(raw -> headers.put("Content-Type", "application/octet-stream"));
        if (!nobody) {
            headers.put("X-Auth-Token", session.token());
        }
        headers.putAll(ask.headers());
        HttpRequest.Builder request = wire.request(session.url(ask.service(), regionName, ask.path()));
        headers.forEach(request::header);
        return Answer.of(wire.send(request.method(ask.method(), body(ask)).build()));
    }

    private static BodyPublisher body(Ask ask) {
        return ask.body()
                .map(json -> BodyPublishers.ofString(json.toString()))
                .or(() -> ask.raw().map(BodyPublishers::ofString))
                .orElseGet(BodyPublishers::noBody);
    }

    private Session session(String as) throws IOException {
        Session known = sessions.get(as);
        if (known != null) {
            return known;
        }
        Session opened = Session.open(wire, region.authUrl(), as.equals("admin") ? region.admin() : region.member());
        sessions.put(as, opened);
        return opened;
    }
}
