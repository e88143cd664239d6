package weft.edi.outbox;

import java.util.Map;
import weft.language.Text;
import weft.party.Channel;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/** The carriers by kind of channel; each receiver's own channel is looked up at every use. */
public record Carriers(PartyDirectory directory, Map<Channel.Delivery, Carrier> ways) {

  Channel channel(PartyCode receiver) {
    return directory.channel(receiver);
  }

  Carrier by(Channel.Delivery way) {
    Carrier carrier = ways.get(way);
    if (carrier != null) return carrier;
    return _ -> {
      throw NotCarried.forNow(
          new Text("This hub does not deliver by " + way + ".", "本平台不支持 " + way + " 方式发送。"), null);
    };
  }

  /** The reason to show if the carrier itself gives none. */
  static Text closed(Channel.Delivery way) {
    return switch (way) {
      case FOLDER ->
          new Text(
              "The partner's folder could not be written; delivery will be retried.",
              "无法写入伙伴的文件夹，将自动重试。");
      case AS2 ->
          new Text(
              "The partner's AS2 server could not be reached; delivery will be retried.",
              "无法连接伙伴的 AS2 服务器，将自动重试。");
      case SFTP ->
          new Text(
              "The partner's SFTP server could not be reached; delivery will be retried.",
              "无法连接伙伴的 SFTP 服务器，将自动重试。");
    };
  }
}
