package weft.edi.sftp;

import java.io.IOException;
import java.time.Duration;
import weft.edi.outbox.Carrier;
import weft.edi.outbox.DeliverableFile;
import weft.edi.outbox.DeliveryProgress;
import weft.party.Channel.SftpServer;
import weft.party.PartyDirectory;

/**
 * Writes interchanges into the folder on the partner's own SFTP server that its channel names. If
 * interrupted, it leaves nothing under the final name; a repeated attempt replaces the file.
 */
public record SftpCarrier(PartyDirectory directory, PartnerServers servers) implements Carrier {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @Override
  public DeliveryProgress carry(DeliverableFile parcel) throws IOException {
    SftpServer at = directory.channel(parcel.receiver()).sftp();
    if (at == null) throw new IOException("No SFTP server was agreed with " + parcel.receiver());
    try (PartnerServer server = servers.connect(at, LIMIT)) {
      server.lay(at.inbox(), parcel.fileName(), parcel.bytes());
      return DeliveryProgress.DELIVERED;
    } catch (RuntimeException e) { // from SSHD; a carrier reports failures as IOException only
      throw new IOException("Not carried to " + at.host(), e);
    }
  }
}
