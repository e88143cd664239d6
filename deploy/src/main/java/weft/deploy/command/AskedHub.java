package weft.deploy.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks a running hub to check files as if they came in now, with the partners' profiles and the
 * current orders and schedules. The hub stores nothing.
 */
record AskedHub(URI hub, String token) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Checks the files and prints one line of JSON for each.
   *
   * @return 0 if all are accepted, 1 if a file has faults, 2 if a file could not be checked
   */
  int files(List<Path> files, PrintStream out, PrintStream err) {
    int result = 0;
    try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
      for (Path file : files) {
        String why = "cannot be read";
        try {
          if (!Files.exists(file)) why = "no such file";
          byte[] bytes = Files.readAllBytes(file);
          why = "the hub cannot be reached";
          var answer = ask(client, bytes);
          if (answer.statusCode() != 200) {
            err.println(file + ": the hub answers " + answer.statusCode() + ": " + answer.body());
            result = 2;
            continue;
          }
          JsonNode said = JSON.readTree(answer.body());
          out.println(JSON.writeValueAsString(named(file, said)));
          if (!said.path("outcome").asString("").equals("accepted")) result = Math.max(result, 1);
        } catch (IOException e) {
          err.println(file + ": " + why);
          result = 2;
        }
      }
    }
    return result;
  }

  private static ObjectNode named(Path file, JsonNode said) {
    ObjectNode line = JSON.createObjectNode().put("file", file.toString());
    said.properties().forEach(it -> line.set(it.getKey(), it.getValue()));
    return line;
  }

  private HttpResponse<String> ask(HttpClient client, byte[] bytes) throws IOException {
    var request =
        HttpRequest.newBuilder(hub.resolve("/api/v1/edi/check"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(bytes))
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
