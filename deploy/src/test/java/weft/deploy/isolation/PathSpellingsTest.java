package weft.deploy.isolation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weft.deploy.Mint;
import weft.deploy.RunningHub;

/** Another spelling of a path evades no limit, quota, role or security chain. */
class PathSpellingsTest {
  private final RunningHub hub = RunningHub.shared();

  /** A path for each limit, quota, role, lane and chain, with the reason. */
  private static final Map<String, String> JUDGED =
      Map.ofEntries(
          Map.entry("POST /api/v1/stock/movements", "4 MB of JSON, the lane of bodies"),
          Map.entry("POST /api/v1/edi/interchanges", "quota of uploads, 50 MB"),
          Map.entry("POST /api/v1/edi/check", "quota of uploads"),
          Map.entry("POST /api/v1/imports/material-demands", "quota of uploads, 20 MB"),
          Map.entry("GET /api/v1/exports/part-agreements", "quota of exports"),
          Map.entry("GET /api/v1/changes/stream", "quota of streams"),
          Map.entry("GET /api/v1/changes", "lane of dear reads"),
          Map.entry("GET /api/v1/history/events", "lane of dear reads"),
          Map.entry("GET /api/v1/partners", "requests of a party, at a time and a minute"),
          Map.entry("GET /api/v1/security-log", "auditor alone"),
          Map.entry("GET /api/v1/operator/organizations", "operator alone"),
          Map.entry("GET /v3/api-docs", "open"),
          Map.entry("GET /check", "open, few places"),
          Map.entry("POST /as2", "AS2's own chain"),
          Map.entry("GET /bff/api/v1/me", "the portal's session"),
          Map.entry("GET /actuator/prometheus", "this machine or a token"),
          Map.entry("GET /oauth2/authorize", "the issuer"),
          Map.entry("GET /assets/index.js", "files"));

  /** Other spellings of the same path; upper case is another path, tested separately. */
  private static List<String> spelled(String path) {
    String first = path.substring(1, 2);
    String rest = path.substring(2);
    String hex = "%" + Integer.toHexString(first.charAt(0));
    return List.of(
        "/" + hex + rest,
        "/" + hex.toUpperCase(Locale.ROOT) + rest,
        "/%25" + hex.substring(1) + rest,
        "/" + path,
        path + "//",
        "/." + path,
        "/x/.." + path,
        "/x/%2e%2e" + path,
        "/%2e" + path,
        path + "/.",
        path + "/x/..",
        path + ";x",
        "/;x=1" + path,
        path + "%3Bx",
        path.replaceFirst("(.)/", "$1%2F"),
        path.replaceFirst("(.)/", "$1\\\\"),
        "/" + first + rest.replaceFirst("[a-z]$", "%" + last(path)));
  }

  private static String last(String path) {
    return Integer.toHexString(path.charAt(path.length() - 1));
  }

  @Test
  void a_path_in_another_spelling_is_refused_before_anything_else() throws IOException {
    for (String judged : JUDGED.keySet()) {
      String[] parts = judged.split(" ");
      for (String path : spelled(parts[1])) {
        if (path.equals(parts[1])) continue; // it has no second segment to separate
        String answer = answer(parts[0], path, "");
        assertThat(answer).as(parts[0] + " " + path).startsWith("HTTP/1.1 400");
        assertThat(answer).as(parts[0] + " " + path).contains("application/problem+json");
      }
    }
  }

  @Test
  void a_path_in_capitals_leads_to_no_operation() throws IOException {
    for (String judged : JUDGED.keySet()) {
      String[] parts = judged.split(" ");
      String path = parts[1].toUpperCase(Locale.ROOT);
      String answer = answer(parts[0], path, Mint.bearer(hub, "lingyun-edi"));
      // At most a page of the portal, for which every unknown path is a screen.
      if (answer.startsWith("HTTP/1.1 200")) assertThat(answer).contains("<!doctype html>");
      else assertThat(answer).as(judged).containsPattern("^HTTP/1.1 (401|403|404|405) ");
    }
  }

  @Test
  void a_body_of_more_than_4_mb_is_refused_in_every_spelling() throws IOException {
    String path = "/api/v1/stock/movements";
    String bearer = Mint.bearer(hub, "lingyun-edi");
    assertThat(answer("POST", path, bearer, 64 << 20)).startsWith("HTTP/1.1 413");
    for (String it : spelled(path))
      assertThat(answer("POST", it, bearer, 64 << 20)).as(it).startsWith("HTTP/1.1 400");
    assertThat(answer("POST", path.toUpperCase(Locale.ROOT), bearer, 64 << 20))
        .containsPattern("^HTTP/1.1 (401|403|404|405) ");
  }

  private String answer(String method, String path, String bearer) throws IOException {
    return answer(method, path, bearer, 0);
  }

  /** The answer to a request whose path is sent without changes. */
  private String answer(String method, String path, String bearer, int announced)
      throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), hub.at("/").getPort())) {
      socket.setSoTimeout(10_000);
      String head =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + (bearer.isEmpty() ? "" : "Authorization: " + bearer + "\r\n")
              + (method.equals("POST")
                  ? "Content-Type: application/json\r\nContent-Length: " + announced + "\r\n"
                  : "")
              + "\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      // Enough of the answer: the status comes with the bytes read so far.
      var answer = new StringBuilder();
      byte[] piece = new byte[8_192];
      int n = socket.getInputStream().read(piece);
      if (n > 0) answer.append(new String(piece, 0, n, UTF_8));
      while (n > 0 && announced == 0) {
        n = socket.getInputStream().read(piece);
        if (n > 0) answer.append(new String(piece, 0, n, UTF_8));
      }
      return answer.toString();
    }
  }
}
