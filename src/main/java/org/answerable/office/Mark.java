package org.answerable.office;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.answerable.platform.Refusal;

/**
 * The mark of an office: a PNG that was drawn anew here, so that nothing of the file that was sent is served. Its size
 * is looked at before its points are read, so that a small file cannot become a huge picture. WebP is not taken:
 * nothing in the JDK reads it.
 */
final class Mark {
    /** The most that is sent, in bytes. */
    static final int MOST_BYTES = 300_000;
    /** The most of either side of what is sent, in points. */
    static final int MOST_POINTS = 2000;
    /** The sides of what is kept at most: twice what is shown. */
    private static final int WIDTH = 480;

    private static final int HEIGHT = 96;

    private Mark() {}

    /**
     * Draws it anew.
     *
     * @throws Refusal.Invalid where it is no PNG, or too large
     */
    static byte[] drawn(byte[] sent) {
        if (sent == null || sent.length == 0) {
            throw new Refusal.Invalid("/mark", "platform.fault.required");
        }
        if (sent.length > MOST_BYTES) {
            throw wrong();
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
            ImageReader reader = readers.next();
            try {
                if (!reader.getOriginatingProvider().canDecodeInput(in)) {
                    throw wrong();
                }
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (width > MOST_POINTS || height > MOST_POINTS) {
                    throw wrong();
                }
                return scaled(reader.read(0), width, height);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal.Invalid refused) {
                throw refused;
            }
            throw wrong(); // Whatever a broken file does to the reader.
        }
    }

    private static byte[] scaled(BufferedImage picture, int width, int height) throws IOException {
        double scale = Math.min(1, Math.min((double) WIDTH / width, (double) HEIGHT / height));
        BufferedImage small = new BufferedImage(
                Math.max(1, (int) Math.round(width * scale)),
                Math.max(1, (int) Math.round(height * scale)),
                BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, small.getWidth(), small.getHeight(), null);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, "png", out);
        if (out.size() > 140_000) {
            throw wrong(); // More than the column has room for in Base64.
        }
        return out.toByteArray();
    }

    private static Refusal.Invalid wrong() {
        return new Refusal.Invalid("/mark", "office.mark.fault", MOST_BYTES / 1000, MOST_POINTS);
    }
}
