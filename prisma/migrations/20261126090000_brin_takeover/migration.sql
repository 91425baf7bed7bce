-- What a school was before the helpdesk took another BRIN over (ACC-2), for as long as that can be put back.
CREATE TABLE "brin_takeover" (
  "school_id" UUID NOT NULL,
  "from_brin" TEXT NOT NULL,
  "to_brin" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "street" TEXT,
  "house_number" TEXT,
  "postal_code" TEXT,
  "city" TEXT,
  "board_id" UUID NOT NULL,
  "taken_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "brin_takeover_pkey" PRIMARY KEY ("school_id"),
  CONSTRAINT "brin_takeover_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "brin_takeover_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
