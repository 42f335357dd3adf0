# The portal with its own PostgreSQL, as a user without rights. docker build -t mijn-contict .
FROM node:24-slim
WORKDIR /app

# Dependencies first: this layer changes only with the lockfile. Install scripts are off in .npmrc.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

COPY bin bin
COPY src src
COPY public public

# A first start while building: it makes the links that npm cannot pack, and proves that the database runs here.
RUN DATA_DIR=/tmp/first-start node_modules/.bin/node --import ./src/platform/jsx-loader.js bin/portal.ts migrate \
 && rm -rf /tmp/first-start \
 && install -d -o node -g node -m 0700 /data

USER node
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node_modules/.bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node_modules/.bin/node", "--import", "./src/platform/jsx-loader.js", "bin/portal.ts", "start"]
