package weft.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import weft.evidence.AddCheckpoint;
import weft.evidence.Malformed;

/** The witness's HTTP server. It bounds bodies, connections, and the time of a request. */
public final class WitnessServer implements AutoCloseable {
  private static final Pattern CHECKPOINT = Pattern.compile("/([0-9a-f]{64})/checkpoint");
  private static final int THREADS = 8;

  static {
    // The JDK's server reads these when its first instance starts. Times are in seconds.
    bound("sun.net.httpserver.maxReqTime", 10);
    bound("sun.net.httpserver.maxRspTime", 10);
    bound("sun.net.httpserver.idleInterval", 60);
    bound("sun.net.httpserver.maxReqHeaders", 50);
    bound("sun.net.httpserver.maxReqHeaderSize", 16 * 1024);
    bound("jdk.httpserver.maxConnections", 256);
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Witness witness;
  private final WitnessFiles files;
  private final PrintStream log;

  private WitnessServer(HttpServer server, Witness witness, WitnessFiles files, PrintStream log) {
    this.server = server;
    this.threads = Executors.newFixedThreadPool(THREADS);
    this.witness = witness;
    this.files = files;
    this.log = log;
  }

  private static void bound(String property, int value) {
    if (System.getProperty(property) == null) System.setProperty(property, Integer.toString(value));
  }

  /** Starts the server. It keeps the witness's files locked until it is closed. */
  static WitnessServer start(
      InetSocketAddress address, Witness witness, WitnessFiles files, PrintStream log)
      throws IOException {
    var server = new WitnessServer(HttpServer.create(address, 64), witness, files, log);
    server.server.setExecutor(server.threads);
    var _ = server.server.createContext("/", server::answer);
    server.server.start();
    return server;
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = answered(exchange);
      } catch (IOException | Malformed e) {
        log.println(e);
        answer = Answer.failed();
      }
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      exchange.sendResponseHeaders(answer.status(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private Answer answered(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    boolean reads = exchange.getRequestMethod().equals("GET");
    if (path.equals("/add-checkpoint")) {
      if (!exchange.getRequestMethod().equals("POST")) return Answer.wrongMethod();
      var body = exchange.getRequestBody().readNBytes(AddCheckpoint.LONGEST + 1);
      return body.length > AddCheckpoint.LONGEST ? Answer.tooLong() : witness.addCheckpoint(body);
    }
    var asked = CHECKPOINT.matcher(path);
    if (!asked.matches()) return Answer.notFound();
    return reads ? witness.checkpoint(asked.group(1)) : Answer.wrongMethod();
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    threads.shutdownNow();
    files.close();
  }
}
