package weft.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Open change streams, which say when each of them shows that a batch is blocked. */
final class OpenScreens implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<Long> arrived = new LinkedBlockingQueue<>();
  private final CountDownLatch open;
  private final int count;

  OpenScreens(HttpRequest stream, int count) throws InterruptedException {
    this.count = count;
    this.open = new CountDownLatch(count);
    for (int i = 0; i < count; i++) Thread.ofVirtual().start(() -> follow(stream));
    if (!open.await(30, TimeUnit.SECONDS)) throw new IllegalStateException("Not open in 30 s");
  }

  private void follow(HttpRequest stream) {
    try {
      String event = "";
      var lines = http.send(stream, BodyHandlers.ofLines()).body().iterator();
      while (lines.hasNext()) {
        String line = lines.next();
        if (line.startsWith("event:")) event = line.substring(6).strip();
        if (line.startsWith("event:") && event.equals("hello")) open.countDown();
        if (line.startsWith("data:")
            && event.equals("batches")
            && line.contains("\"state\":\"blocked\"")) arrived.add(System.nanoTime());
      }
    } catch (Exception e) {
      // a screen that closes ends its stream
    }
  }

  /** When the last of the screens showed the block; waits ten seconds at most. */
  long last() throws InterruptedException {
    long last = 0;
    for (int i = 0; i < count; i++) {
      @Nullable Long one = arrived.poll(10, TimeUnit.SECONDS);
      if (one == null) throw new IllegalStateException("A screen shows no block after 10 s");
      last = Math.max(last, one);
    }
    return last;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
