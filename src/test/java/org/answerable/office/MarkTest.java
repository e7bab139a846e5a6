package org.answerable.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.answerable.platform.Refusal;
import org.junit.jupiter.api.Test;

class MarkTest {
    static byte[] picture(int width, int height, String format) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static void refused(byte[] sent) {
        assertThatThrownBy(() -> Mark.drawn(sent)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void what_is_kept_was_drawn_anew_and_is_small() throws Exception {
        byte[] sent = picture(1200, 400, "png");
        byte[] more = Arrays.copyOf(sent, sent.length + 20);
        System.arraycopy("<script>alert(1)</scr".getBytes(StandardCharsets.US_ASCII), 0, more, sent.length, 20);
        byte[] kept = Mark.drawn(more);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("script");
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(read.getHeight()).isEqualTo(96);
        assertThat(read.getWidth()).isEqualTo(288);
    }

    @Test
    void what_is_no_png_or_too_large_is_refused() throws Exception {
        refused(null);
        refused(new byte[0]);
        refused(picture(10, 10, "jpg"));
        refused("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
        refused(Arrays.copyOf(picture(10, 10, "png"), 30));
        refused(picture(2001, 10, "png"));
        refused(new byte[Mark.MOST_BYTES + 1]);
    }
}
