package weft.edi.folder;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.edi.outbox.Carrier;
import weft.edi.outbox.Outbox;

/**
 * Delivers the outbox: at once when something was put into it here, within a second otherwise. As
 * many hubs as one likes may run it on one database.
 */
public final class FolderDelivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderDelivery.class);

  private final Outbox outbox;
  private final Carrier carrier;
  private final Semaphore poked = new Semaphore(0);
  private final Thread worker;
  private volatile boolean closing;

  private FolderDelivery(Outbox outbox, Carrier carrier) {
    this.outbox = outbox;
    this.carrier = carrier;
    this.worker = Thread.ofVirtual().name("folder-delivery").unstarted(this::work);
  }

  public static FolderDelivery start(Outbox outbox, Carrier carrier) {
    var delivery = new FolderDelivery(outbox, carrier);
    outbox.onPut(delivery.poked::release);
    delivery.worker.start();
    return delivery;
  }

  private void work() {
    while (!closing) {
      try {
        boolean more = true;
        while (more && !closing) more = outbox.deliverNext(carrier);
      } catch (RuntimeException e) {
        LOG.warn("The outbox cannot be delivered now", e);
      }
      try {
        if (poked.tryAcquire(1, TimeUnit.SECONDS)) poked.drainPermits();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Ends what is being delivered; waits at most 10 s for it. */
  @Override
  public void close() {
    closing = true;
    poked.release();
    try {
      if (!worker.join(Duration.ofSeconds(10))) worker.interrupt();
    } catch (InterruptedException e) {
      worker.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
